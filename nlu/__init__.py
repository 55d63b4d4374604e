"""Components of the pipeline that Rasa lacks, each one small file, and the importer that feeds them."""
