"""The trained reader: one small encoder, several heads, served by onnxruntime."""
