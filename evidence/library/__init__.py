"""What the team has agreed: references, claims, and what the registries said when."""
