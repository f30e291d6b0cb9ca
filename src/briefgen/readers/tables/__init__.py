"""Tables of spreadsheet programs → rows of cells as they are shown: workbooks (XLSX), and text with separators (CSV, TSV)."""
