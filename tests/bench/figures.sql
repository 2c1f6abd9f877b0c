-- The last step of duckdb.mjs and sqlite.sh alike: from a few hundred counts to figures, named as ntm names them. What
-- costs time stands in these two, each in the way that is best there; both make
--   counts(year, pilot, band, ...): one row a year, group and band of the units in it
--   moves(year, base_year, pilot, band_from, band_to, ...): one row a pair of years, group and move of its units
--   places(province, communes, criteria_met): of the last year
-- Left out of what ntm computes: targets and gaps, and the checks of every cell.

CREATE TEMP TABLE scopes (scope TEXT, pilot INTEGER);
INSERT INTO scopes VALUES ('all', 0), ('all', 1), ('pilot', 1), ('other', 0);
CREATE TEMP TABLE bands (band TEXT);
INSERT INTO bands VALUES ('15-19'), ('10-14'), ('5-9'), ('0-4');

CREATE TEMP TABLE pairs AS SELECT DISTINCT year, base_year FROM moves;

CREATE TEMP TABLE by_year AS
SELECT scope, year, sum(communes) AS communes, sum(criteria_met) AS criteria_met,
       1.0 * sum(criteria_met) / sum(communes) AS average,
       sum(households) AS households, sum(population) AS population,
       100.0 * sum(poor) / sum(households_of_poor) AS poverty_rate,
       1.0 * sum(earned) / sum(population_of_earned) AS income
FROM counts JOIN scopes USING (pilot) GROUP BY scope, year;

CREATE TEMP TABLE by_band AS
SELECT g.scope, g.year, g.communes, b.band, coalesce(sum(c.communes), 0) AS units
FROM by_year g CROSS JOIN bands b JOIN scopes s ON s.scope = g.scope
     LEFT JOIN counts c ON c.year = g.year AND c.band = b.band AND c.pilot = s.pilot
GROUP BY g.scope, g.year, g.communes, b.band;

CREATE TEMP TABLE by_criterion AS
WITH long AS (
  SELECT year, pilot, 'c01' AS item, c01 AS met FROM counts
  UNION ALL SELECT year, pilot, 'c02', c02 FROM counts
  UNION ALL SELECT year, pilot, 'c03', c03 FROM counts
  UNION ALL SELECT year, pilot, 'c04', c04 FROM counts
  UNION ALL SELECT year, pilot, 'c05', c05 FROM counts
  UNION ALL SELECT year, pilot, 'c06', c06 FROM counts
  UNION ALL SELECT year, pilot, 'c07', c07 FROM counts
  UNION ALL SELECT year, pilot, 'c08', c08 FROM counts
  UNION ALL SELECT year, pilot, 'c09', c09 FROM counts
  UNION ALL SELECT year, pilot, 'c10', c10 FROM counts
  UNION ALL SELECT year, pilot, 'c11', c11 FROM counts
  UNION ALL SELECT year, pilot, 'c12', c12 FROM counts
  UNION ALL SELECT year, pilot, 'c13', c13 FROM counts
  UNION ALL SELECT year, pilot, 'c14', c14 FROM counts
  UNION ALL SELECT year, pilot, 'c15', c15 FROM counts
  UNION ALL SELECT year, pilot, 'c16', c16 FROM counts
  UNION ALL SELECT year, pilot, 'c17', c17 FROM counts
  UNION ALL SELECT year, pilot, 'c18', c18 FROM counts
  UNION ALL SELECT year, pilot, 'c19', c19 FROM counts)
SELECT g.scope, g.year, g.communes, item, sum(met) AS met
FROM long JOIN scopes s USING (pilot) JOIN by_year g ON g.scope = s.scope AND g.year = long.year
GROUP BY g.scope, g.year, g.communes, item;

CREATE TEMP TABLE by_pair AS
SELECT scope, year, base_year, sum(matched) AS matched, sum(entered) AS entered, sum(gone) AS gone,
       sum(improved) AS improved, sum(unchanged) AS unchanged, sum(declined) AS declined,
       sum(gained) AS gained, sum(lost) AS lost, 1.0 * (sum(gained) - sum(lost)) / nullif(sum(matched), 0) AS change
FROM moves JOIN scopes USING (pilot) GROUP BY scope, year, base_year;

CREATE TEMP TABLE by_move AS
SELECT g.scope, g.year, g.base_year, f.band AS band_from, t.band AS band_to, coalesce(sum(m.matched), 0) AS units
FROM by_pair g CROSS JOIN bands f CROSS JOIN bands t JOIN scopes s ON s.scope = g.scope
     LEFT JOIN moves m ON m.year = g.year AND m.base_year = g.base_year AND m.pilot = s.pilot
                       AND m.band_from = f.band AND m.band_to = t.band
GROUP BY g.scope, g.year, g.base_year, f.band, t.band;

-- what both years of a pair have
CREATE TEMP TABLE both_years AS
SELECT scope, t.year AS year, s.year AS base_year, t.average - s.average AS average_change,
       t.poverty_rate - s.poverty_rate AS poverty_rate_change, t.income - s.income AS income_change
FROM pairs p JOIN by_year t ON t.year = p.year JOIN by_year s USING (scope) WHERE s.year = p.base_year;

CREATE TEMP TABLE figures AS
SELECT 'communes' AS measure, scope, '' AS name, '' AS item, year, NULL AS base_year, communes AS value FROM by_year
UNION ALL SELECT 'criteria_met', scope, '', '', year, NULL, criteria_met FROM by_year
UNION ALL SELECT 'average', scope, '', '', year, NULL, average FROM by_year
UNION ALL SELECT 'households', scope, '', '', year, NULL, households FROM by_year
UNION ALL SELECT 'population', scope, '', '', year, NULL, population FROM by_year
UNION ALL SELECT 'poverty_rate', scope, '', '', year, NULL, poverty_rate FROM by_year
UNION ALL SELECT 'income', scope, '', '', year, NULL, income FROM by_year
UNION ALL SELECT 'average_change', scope, '', '', year, base_year, average_change FROM both_years
UNION ALL SELECT 'poverty_rate_change', scope, '', '', year, base_year, poverty_rate_change FROM both_years
UNION ALL SELECT 'income_change', scope, '', '', year, base_year, income_change FROM both_years
UNION ALL SELECT 'matched_communes', scope, '', '', year, base_year, matched FROM by_pair
UNION ALL SELECT 'matched_change', scope, '', '', year, base_year, change FROM by_pair
UNION ALL SELECT 'composition_effect', scope, '', '', year, base_year, average_change - change
          FROM both_years JOIN by_pair USING (scope, year, base_year)
UNION ALL SELECT 'entered', scope, '', '', year, base_year, entered FROM by_pair
UNION ALL SELECT 'left', scope, '', '', year, base_year, gone FROM by_pair
UNION ALL SELECT 'improved', scope, '', '', year, base_year, improved FROM by_pair
UNION ALL SELECT 'unchanged', scope, '', '', year, base_year, unchanged FROM by_pair
UNION ALL SELECT 'declined', scope, '', '', year, base_year, declined FROM by_pair
UNION ALL SELECT 'gained', scope, '', '', year, base_year, gained FROM by_pair
UNION ALL SELECT 'lost', scope, '', '', year, base_year, lost FROM by_pair
UNION ALL SELECT 'band', scope, '', band, year, NULL, units FROM by_band
UNION ALL SELECT 'band_share', scope, '', band, year, NULL, 100.0 * units / communes FROM by_band
UNION ALL SELECT 'band_change', scope, '', band, t.year, s.year, t.units - s.units
          FROM pairs p JOIN by_band t ON t.year = p.year JOIN by_band s USING (scope, band) WHERE s.year = p.base_year
UNION ALL SELECT 'transition', scope, '', band_from || '>' || band_to, year, base_year, units FROM by_move
UNION ALL SELECT 'criterion_met', scope, '', item, year, NULL, met FROM by_criterion
UNION ALL SELECT 'criterion_share', scope, '', item, year, NULL, 100.0 * met / communes FROM by_criterion
UNION ALL SELECT 'criterion_missing', scope, '', item, year, NULL, communes - met FROM by_criterion
UNION ALL SELECT 'criterion_change', scope, '', item, t.year, s.year, t.met - s.met
          FROM pairs p JOIN by_criterion t ON t.year = p.year JOIN by_criterion s USING (scope, item)
          WHERE s.year = p.base_year
UNION ALL SELECT 'rank', 'province', province, '', (SELECT max(year) FROM by_year), NULL,
                 rank() OVER (ORDER BY 1.0 * criteria_met / communes DESC)
          FROM places WHERE (SELECT count(*) FROM places) > 1;
