-- sqlite.sh: from the panel to counts, moves and places.

-- What comparing years needs, the rows of a unit side by side; its marks are the bits of one number.
CREATE TABLE marks (
  commune_code TEXT, year INTEGER, pilot INTEGER, met_count INTEGER, met INTEGER, PRIMARY KEY (commune_code, year)
) WITHOUT ROWID;
INSERT INTO marks
SELECT commune_code, year, pilot,
       c01 + c02 + c03 + c04 + c05 + c06 + c07 + c08 + c09 + c10 + c11 + c12 + c13 + c14 + c15 + c16 + c17 + c18 + c19,
       c01 | (c02 << 1) | (c03 << 2) | (c04 << 3) | (c05 << 4) | (c06 << 5) | (c07 << 6) | (c08 << 7) | (c09 << 8) |
       (c10 << 9) | (c11 << 10) | (c12 << 11) | (c13 << 12) | (c14 << 13) | (c15 << 14) | (c16 << 15) | (c17 << 16) |
       (c18 << 17) | (c19 << 18)
FROM panel ORDER BY commune_code, year;

CREATE TABLE counts AS
SELECT year, pilot,
       CASE min(met_count / 5, 3) WHEN 3 THEN '15-19' WHEN 2 THEN '10-14' WHEN 1 THEN '5-9' ELSE '0-4' END AS band,
       count(*) AS communes, sum(met_count) AS criteria_met, sum(c01) AS c01, sum(c02) AS c02, sum(c03) AS c03,
       sum(c04) AS c04, sum(c05) AS c05, sum(c06) AS c06, sum(c07) AS c07, sum(c08) AS c08, sum(c09) AS c09,
       sum(c10) AS c10, sum(c11) AS c11, sum(c12) AS c12, sum(c13) AS c13, sum(c14) AS c14, sum(c15) AS c15,
       sum(c16) AS c16, sum(c17) AS c17, sum(c18) AS c18, sum(c19) AS c19, sum(households) AS households,
       sum(population) AS population,
       sum(poor_households) FILTER (WHERE households <> '') AS poor,
       sum(households) FILTER (WHERE poor_households <> '') AS households_of_poor,
       sum(income * population) FILTER (WHERE population <> '') AS earned,
       sum(population) FILTER (WHERE income <> '') AS population_of_earned
FROM (SELECT *, c01 + c02 + c03 + c04 + c05 + c06 + c07 + c08 + c09 + c10 + c11 + c12 + c13 + c14 + c15 + c16 + c17 +
                c18 + c19 AS met_count FROM panel)
GROUP BY year, pilot, min(met_count / 5, 3);

CREATE TABLE places AS
SELECT province, count(*) AS communes, sum(met_count) AS criteria_met
FROM panel JOIN marks USING (commune_code, year) WHERE year = (SELECT max(year) FROM counts) GROUP BY province;

-- every year and the one before it, and the last and the first
CREATE TABLE compared AS
WITH years AS (SELECT DISTINCT year FROM counts),
     steps AS (SELECT year, lag(year) OVER (ORDER BY year) AS base_year FROM years)
SELECT year, base_year FROM steps WHERE base_year IS NOT NULL
UNION SELECT max(year), min(year) FROM years HAVING count(*) > 1;

-- Grouped twice: by numbers, of which there are many rows, then by the names of bands, of which there are few.
CREATE TABLE moves AS
WITH unit (year, base_year, pilot, count_from, count_to, common) AS (
       SELECT p.year, p.base_year, t.pilot, s.met_count, t.met_count, s.met & t.met
       FROM marks t CROSS JOIN compared p ON p.year = t.year
            LEFT JOIN marks s ON s.commune_code = t.commune_code AND s.year = p.base_year
       UNION ALL
       SELECT p.year, p.base_year, s.pilot, s.met_count, NULL, NULL
       FROM marks s CROSS JOIN compared p ON p.base_year = s.year
       WHERE NOT EXISTS (SELECT 1 FROM marks t WHERE t.commune_code = s.commune_code AND t.year = p.year)),
     -- the bits that both years have are counted in pairs, in fours, in eights
     in_pairs AS (SELECT *, common - ((common >> 1) & 0x55555) AS pairs FROM unit),
     in_fours AS (SELECT *, (pairs & 0x33333) + ((pairs >> 2) & 0x33333) AS fours FROM in_pairs),
     grouped AS (
       SELECT year, base_year, pilot, count_from, count_to, count(*) AS units,
              sum(((fours + (fours >> 4)) & 0xF0F0F) % 255) AS kept
       FROM in_fours GROUP BY year, base_year, pilot, count_from, count_to)
SELECT year, base_year, pilot,
       CASE WHEN count_from >= 15 THEN '15-19' WHEN count_from >= 10 THEN '10-14' WHEN count_from >= 5 THEN '5-9'
            WHEN count_from >= 0 THEN '0-4' END AS band_from,
       CASE WHEN count_to >= 15 THEN '15-19' WHEN count_to >= 10 THEN '10-14' WHEN count_to >= 5 THEN '5-9'
            WHEN count_to >= 0 THEN '0-4' END AS band_to,
       coalesce(sum(units) FILTER (WHERE count_from + count_to >= 0), 0) AS matched,
       coalesce(sum(units) FILTER (WHERE count_from IS NULL), 0) AS entered,
       coalesce(sum(units) FILTER (WHERE count_to IS NULL), 0) AS gone,
       coalesce(sum(units) FILTER (WHERE count_to > count_from), 0) AS improved,
       coalesce(sum(units) FILTER (WHERE count_to = count_from), 0) AS unchanged,
       coalesce(sum(units) FILTER (WHERE count_to < count_from), 0) AS declined,
       coalesce(sum(count_to * units - kept), 0) AS gained,
       coalesce(sum(count_from * units - kept), 0) AS lost
FROM grouped GROUP BY 1, 2, 3, 4, 5;
