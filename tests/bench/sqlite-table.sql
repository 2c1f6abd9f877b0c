-- sqlite.sh: the table that the files are imported into. PRAGMAs print what they set, and nobody needs to know.

.output /dev/null
PRAGMA temp_store = memory;
PRAGMA threads = 2;

CREATE TABLE panel (
  year INTEGER, commune_code TEXT, commune TEXT, unit_type TEXT, district TEXT, province TEXT, pilot INTEGER,
  c01 INTEGER, c02 INTEGER, c03 INTEGER, c04 INTEGER, c05 INTEGER, c06 INTEGER, c07 INTEGER, c08 INTEGER, c09 INTEGER,
  c10 INTEGER, c11 INTEGER, c12 INTEGER, c13 INTEGER, c14 INTEGER, c15 INTEGER, c16 INTEGER, c17 INTEGER, c18 INTEGER,
  c19 INTEGER, households INTEGER, poor_households INTEGER, population INTEGER, income REAL);
