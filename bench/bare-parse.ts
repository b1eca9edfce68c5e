import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

// What validating is compared with: csv-parse as its documentation shows it, which does nothing with the rows.
const [file = ''] = process.argv.slice(2);
let rows = 0;
for await (const row of createReadStream(file).pipe(parse({ columns: true }))) if (row !== null) rows++;
if (rows === 0) throw new Error(`${file} has no rows`);
