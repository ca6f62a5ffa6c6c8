"""What sentences say otherwise: the numbers of a claim against those of prose, known again by the company they keep."""
