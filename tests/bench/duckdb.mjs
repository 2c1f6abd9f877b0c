// node duckdb.mjs MODULES DIR FILE [DIALECT]
//
// The totals of `ntm report DIR -f csv -o FILE` in DuckDB, which MODULES/node_modules/@duckdb/node-api holds: averages,
// bands, criteria, poverty and income of every year; matched, entered and left units, gained and lost criteria and the
// moves between bands of each year and the one before it and of the last year and the first; the ranking of provinces.
// It is told the columns and their types, so that it guesses nothing, and uses two threads, as ntm does here. Only the
// columns that figures need are kept; each file is read once. There are at least two years. The seconds that the queries
// took stand in FILE.seconds.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import { criteria, query_of, quoted } from './duckdb-dialects.mjs';

const [modules, folder, output, dialect = 'plain'] = process.argv.slice(2);
const scratch = `${output}.converted`;
const { DuckDBInstance } = createRequire(resolve(modules, 'node_modules', 'x.js'))('@duckdb/node-api');

const band = (count) => `CASE WHEN ${count} >= 15 THEN '15-19' WHEN ${count} >= 10 THEN '10-14'
                              WHEN ${count} >= 5 THEN '5-9' ELSE '0-4' END`;

const instance = await DuckDBInstance.create(':memory:', { threads: '2', preserve_insertion_order: 'false' });
const database = await instance.connect();

const begin = performance.now();
// The marks of a unit become the bits of one number: less to keep, and two years compare in one step.
await database.run(`CREATE TEMP TABLE panel AS ${query_of(dialect, folder, scratch)}`);

await database.run(`
  CREATE TEMP TABLE counts AS
  SELECT year, pilot, ${band('met_count')} AS band, count(*) AS communes, sum(met_count) AS criteria_met,
         ${criteria.map((name, index) => `sum((met >> ${index}) & 1) AS ${name}`)},
         sum(households) AS households, sum(population) AS population,
         sum(poor_households) FILTER (households IS NOT NULL) AS poor,
         sum(households) FILTER (poor_households IS NOT NULL) AS households_of_poor,
         sum(income * population) AS earned,
         sum(population) FILTER (income IS NOT NULL) AS population_of_earned
  FROM panel GROUP BY ALL;
  CREATE TEMP TABLE places AS
  SELECT province, count(*) AS communes, sum(met_count) AS criteria_met
  FROM panel WHERE year = (SELECT max(year) FROM counts) GROUP BY ALL`);

const years = (await database.runAndReadAll('SELECT DISTINCT year FROM counts ORDER BY year')).getRows().flat();
const pairs = years.slice(1).map((year, index) => [year, years[index]]);
if (years.length > 2) pairs.push([years.at(-1), years[0]]);
const pair = ([year, base]) => `
  SELECT ${year} AS year, ${base} AS base_year, coalesce(t.pilot, s.pilot) AS pilot, s.met_count AS count_from,
         t.met_count AS count_to, count(*) AS units, sum(bit_count(t.met & ~s.met)) AS gained,
         sum(bit_count(s.met & ~t.met)) AS lost
  FROM (SELECT commune_code, pilot, met, met_count FROM panel WHERE year = ${year}) t
       FULL JOIN (SELECT commune_code, pilot, met, met_count FROM panel WHERE year = ${base}) s USING (commune_code)
  GROUP BY ALL`;
await database.run(`
  CREATE TEMP TABLE moves AS
  SELECT year, base_year, pilot,
         CASE WHEN count_from IS NOT NULL THEN ${band('count_from')} END AS band_from,
         CASE WHEN count_to IS NOT NULL THEN ${band('count_to')} END AS band_to,
         coalesce(sum(units) FILTER (count_from IS NOT NULL AND count_to IS NOT NULL), 0) AS matched,
         coalesce(sum(units) FILTER (count_from IS NULL), 0) AS entered,
         coalesce(sum(units) FILTER (count_to IS NULL), 0) AS gone,
         coalesce(sum(units) FILTER (count_to > count_from), 0) AS improved,
         coalesce(sum(units) FILTER (count_to = count_from), 0) AS unchanged,
         coalesce(sum(units) FILTER (count_to < count_from), 0) AS declined,
         coalesce(sum(gained), 0) AS gained, coalesce(sum(lost), 0) AS lost
  FROM (${pairs.map(pair).join(' UNION ALL ')}) GROUP BY ALL`);

await database.run(readFileSync(new URL('figures.sql', import.meta.url), 'utf8'));
await database.run(`COPY figures TO ${quoted(output)} (HEADER, DELIMITER ',')`);
// What the engine took, without the start of Node.js and its own.
writeFileSync(`${output}.seconds`, `${(performance.now() - begin) / 1000}`);
rmSync(scratch, { recursive: true, force: true });
