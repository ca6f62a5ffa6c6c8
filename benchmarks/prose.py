def sentences():
    return []
