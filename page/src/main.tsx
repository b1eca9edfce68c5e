import { render } from 'preact';
import { readReport } from './read-report.ts';
import { App } from './view/app.tsx';
import './style.css';
import 'uplot/dist/uPlot.min.css';

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the report');
const report = readReport(document);
const { run, verdict } = report.facts;
document.title = `nexload ${run.command}${run.isRehearsal ? ' (rehearsal)' : ''}: ${verdict}`;

/** Paper gets the whole table, a screen only the part of it that is in sight. */
function draw(isPrinted: boolean): void {
  if (place !== null) render(<App report={report} isPrinted={isPrinted} />, place);
}

draw(false);
addEventListener('beforeprint', () => draw(true));
addEventListener('afterprint', () => draw(false));
matchMedia('print').addEventListener('change', ({ matches }) => draw(matches));
