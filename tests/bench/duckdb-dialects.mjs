// For each dialect the query with which DuckDB reads it best: of every unit and year its code, province, pilot, numbers
// and the marks as the bits of one number. It is told all there is to know of the files, and guesses nothing.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const criteria = Array.from({ length: 19 }, (_, index) => `c${String(index + 1).padStart(2, '0')}`);
export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

const of = (names, type) => Object.fromEntries(names.map((name) => [name, type]));
const year = { year: 'USMALLINT' };
const identity = of(['commune_code', 'commune', 'unit_type', 'district', 'province'], 'VARCHAR');
const numbers = { ...of(['households', 'poor_households', 'population'], 'UINTEGER'), income: 'DOUBLE' };
const bits = { pilot: 'UTINYINT', ...of(criteria, 'UINTEGER') };
const words = of(['pilot', ...criteria], 'VARCHAR');
const canonical = { ...year, ...identity, ...bits, ...numbers };
const without = (columns, name) => Object.fromEntries(Object.entries(columns).filter(([other]) => other !== name));

const csv = (files, columns, more = {}) => {
  const options = { delim: "','", quote: `'"'`, escape: `'"'`, header: 'true', auto_detect: 'false', ...more };
  const list = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`).join(', ');
  return `read_csv(${quoted(files)}, columns = {${list}}, ` +
    `${Object.entries(options).map(([name, value]) => `${name} = ${value}`).join(', ')})`;
};
const semicolons = { delim: "';'", decimal_separator: "','" };

// `met` says of a cell whether the criterion is met; what else is not as in canonical files is named.
const panel = (source, { met = (cell) => cell, code = 'commune_code', province = 'province', pilot = 'pilot',
                         when = 'year', where = '' } = {}) => `
  SELECT ${when} AS year, ${code} AS commune_code, ${province} AS province, ${pilot} AS pilot, households,
         poor_households, population, income, ${criteria.map((name, index) => `(${met(name)} << ${index})`).join(' | ')} AS met,
         bit_count(met)::UTINYINT AS met_count
  FROM ${source} ${where}`;
const equals = (text) => ({ met: (cell) => `(${cell} = '${text}')::UINTEGER` });
// x or nothing: DuckDB reads nothing as NULL
const crosses = { met: (cell) => `(${cell} IS NOT NULL)::UINTEGER`, pilot: '(pilot IS NOT NULL)::UTINYINT' };
const of_name = "regexp_extract(filename, '(\\d{4})\\.\\w+$', 1)::USMALLINT";

const plain = (folder) => panel(csv(`${folder}/*.csv`, canonical));

// Three title rows, and a total without a code, which may be larger than any commune.
const excel = (folder) => panel(
  csv(`${folder}/Bieu*.csv`, { ordinal: 'VARCHAR', ...identity, ...words, ...numbers, population: 'UBIGINT' },
      { ...semicolons, skip: 3, filename: 'true' }),
  { ...crosses, when: of_name, where: 'WHERE commune_code IS NOT NULL' });

// Windows-1258 is read by an extension alone, which npm does not have: converted by Node.js, in the time that is measured.
const converted = (folder, scratch) => {
  mkdirSync(scratch, { recursive: true });
  const decoder = new TextDecoder('windows-1258');
  for (const name of readdirSync(folder)) {
    writeFileSync(join(scratch, name), decoder.decode(readFileSync(join(folder, name))).normalize('NFC'));
  }
  return scratch;
};

const dialects = {
  plain,
  crlf: plain,
  quoted: plain,
  onequote: plain,
  unsorted: plain,
  vihead: plain,  // columns are told by their place
  semicolon: (folder) => panel(csv(`${folder}/*.csv`, canonical, semicolons)),
  excel,
  onefile: (folder) => `${panel(csv(`${folder}/communes-*.csv`, canonical))} UNION ALL ${excel(folder)}`,
  // converted by Node.js it takes as long
  utf16: (folder) => panel(
    csv(`${folder}/*.txt`, { ...identity, ...words, ...numbers },
        { ...semicolons, delim: "'\t'", encoding: "'utf-16'", filename: 'true' }),
    { ...crosses, when: of_name }),
  cp1258: (folder, scratch) => panel(
    csv(`${converted(folder, scratch)}/*.csv`, { ...year, ...identity, ...words, ...numbers }, semicolons),
    { ...equals('Đ'), pilot: "(pilot = 'Đ')::UTINYINT" }),
  // A header of two rows; provinces and districts stand in rows of their own, without a code. To know each commune's
  // province is left to ntm: it would take an order of rows, and only the ranking needs it.
  headings: (folder) => panel(
    csv(`${folder}/*.csv`, { ordinal: 'VARCHAR', commune_code: 'VARCHAR', commune: 'VARCHAR', unit_type: 'VARCHAR',
                             pilot: 'VARCHAR', ...of(criteria, 'UINTEGER'), criteria_met: 'UINTEGER', ...numbers },
        { skip: 1, filename: 'true' }),
    { pilot: crosses.pilot, province: 'NULL::VARCHAR', when: of_name, where: 'WHERE commune_code IS NOT NULL' }),
  words: (folder) => panel(csv(`${folder}/*.csv`, { ...year, ...identity, ...words, ...numbers }),
                           { ...equals('Đạt'), pilot: "(pilot = 'Có')::UTINYINT" }),
  extra: (folder) => panel(
    csv(`${folder}/*.csv`, { ...canonical, ...of(['officer', 'remark', 'area'], 'VARCHAR') })),
  reorder: (folder) => panel(csv(`${folder}/*.csv`, Object.fromEntries(
    ['income', 'population', 'poor_households', 'households', 'province', 'district', 'commune', 'commune_code',
     'unit_type', ...criteria.toReversed(), 'pilot', 'year'].map((name) => [name, canonical[name]])))),
  // that codes have five digits, ntm finds out by itself
  lostzeros: (folder) => panel(csv(`${folder}/*.csv`, canonical), { code: "lpad(commune_code, 5, '0')" }),
  nocodes: (folder) => panel(csv(`${folder}/*.csv`, without(canonical, 'commune_code')),
                             { code: "province || '/' || district || '/' || commune" }),
  long: (folder) => `
    SELECT year, commune_code, any_value(province) AS province, any_value(pilot) AS pilot,
           any_value(households) AS households, any_value(poor_households) AS poor_households,
           any_value(population) AS population, any_value(income) AS income,
           bit_or(is_met << (criterion - 1)) AS met, bit_count(met)::UTINYINT AS met_count
    FROM ${csv(`${folder}/*.csv`, { ...year, ...identity, pilot: 'UTINYINT', ...numbers, criterion: 'UINTEGER',
                                    is_met: 'UINTEGER' })}
    GROUP BY year, commune_code`,
};

// The query, for the files of a folder. What has to be converted first lies in `scratch` then.
export const query_of = (dialect, folder, scratch) => dialects[dialect](folder, scratch);
