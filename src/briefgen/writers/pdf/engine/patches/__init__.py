"""What is changed in the libraries that lay out, each bounded to the versions it was tested with."""
