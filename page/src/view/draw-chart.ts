import uPlot from 'uplot';
import type { PageMark, PageTime } from '../../../src/report/page/page-data.ts';
import { timeSeries } from '../data/time-series.ts';

const height = 180;

/** Draws the picture of a run over time into a box, in the colours of the moment. */
export function drawChart(box: HTMLElement, time: PageTime): uPlot {
  const colour = colours();
  const { times, writes, meaning } = timeSeries(time);
  const budget = times.map(() => time.budget);
  const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
  const font = '11px system-ui, sans-serif';
  const options: uPlot.Options = {
    width: Math.max(200, box.clientWidth),
    height,
    legend: { show: false },
    cursor: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most, time.budget ?? 0) * 1.12] } },
    axes: [
      { ...axis, font },
      { ...axis, font, size: 46, label: meaning, labelFont: font, labelSize: 18 },
    ],
    series: [
      {},
      { stroke: colour('--c-updated'), fill: colour('--c-updated-soft'), width: 1.5, points: { show: false } },
      { stroke: colour('--c-stale'), width: 1.5, dash: [6, 4], points: { show: false } },
    ],
    hooks: { drawClear: [(plot) => shadeWaits(plot, time.marks)], draw: [(plot) => drawMarks(plot, time.marks)] },
  };
  return new uPlot(options, [[...times], [...writes], budget], box);
}

function colours(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

/** Times in which everything waited. */
function shadeWaits(plot: uPlot, marks: readonly PageMark[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colours()('--wait');
  for (const { kind, at, ms } of marks) {
    if (kind !== 'waited' && kind !== 'paused' && kind !== 'throttled') continue;
    const from = Math.max(bbox.left, plot.valToPos(at / 1000, 'x', true));
    const until = Math.min(bbox.left + bbox.width, plot.valToPos((at + ms) / 1000, 'x', true));
    if (until > from) ctx.fillRect(from, bbox.top, until - from, bbox.height);
  }
  ctx.restore();
}

const drawn: Readonly<Partial<Record<PageMark['kind'], readonly [sign: string, colour: string, hasLine: boolean]>>> = {
  killed: ['✕', '--c-rejected', true],
  resumed: ['▶', '--c-updated', true],
  stopped: ['■', '--c-rejected', true],
  throttled: ['▼', '--c-invalid', false],
  retried: ['↻', '--c-missing', false],
};

function drawMarks(plot: uPlot, marks: readonly PageMark[]): void {
  const { ctx, bbox } = plot;
  const colour = colours();
  const scale = devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * scale}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  for (const { kind, at } of marks) {
    const [sign, name, hasLine] = drawn[kind] ?? [];
    if (sign === undefined || name === undefined) continue;
    const x = Math.min(bbox.left + bbox.width, plot.valToPos(at / 1000, 'x', true));
    ctx.fillStyle = colour(name);
    if (hasLine === true) ctx.fillRect(x - scale / 2, bbox.top, scale, bbox.height);
    ctx.fillText(sign, x, bbox.top + (hasLine === true ? 2 : 14) * scale);
  }
  ctx.restore();
}
