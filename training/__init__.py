"""Training of the reader: data, network, schedule, export, evaluation."""
