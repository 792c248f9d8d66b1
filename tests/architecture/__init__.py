"""The house's own rules: who may import whom, what is generated, what every action brings."""
