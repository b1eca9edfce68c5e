import uPlot from 'uplot';
import type { PageMark, PageTime } from '../../../src/report/page/page-data.ts';
import { sayTicks } from '../data/ticks.ts';
import { timeSeries } from '../data/time-series.ts';

const height = 190;

/** Above the curve, for the signs of what happened. */
const laneHeight = 22;

/** Draws the picture of a run over time into a box, in the colours of the moment. */
export function drawChart(box: HTMLElement, time: PageTime): uPlot {
  const colour = colours();
  const { times, writes } = timeSeries(time);
  const budget = times.map(() => time.budget);
  const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
  const font = '11px system-ui, sans-serif';
  const options: uPlot.Options = {
    width: Math.max(200, box.clientWidth),
    height,
    padding: [laneHeight, 26, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most, time.budget ?? 0) * 1.08] } },
    axes: [
      { ...axis, font, size: 30, space: 64, values: valuesOf },
      { ...axis, font, size: widthOf },
    ],
    series: [
      {},
      { stroke: colour('--c-updated'), fill: colour('--c-updated-soft'), width: 1.5, points: { show: false } },
      { stroke: colour('--warn'), width: 1.5, dash: [6, 4], points: { show: false } },
    ],
    hooks: { drawClear: [(plot) => shadeWaits(plot, time.marks)], draw: [(plot) => drawMarks(plot, time.marks)] },
  };
  return new uPlot(options, [[...times], [...writes], budget], box);
}

function colours(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

const valuesOf: uPlot.Axis.DynamicValues = (...[, ticks, , , step]) => [...sayTicks(ticks, step)];

/** In pixels, so that the longest label has room. */
const widthOf: uPlot.Axis.Size = (_, labels) =>
  Math.max(40, 14 + 7 * Math.max(0, ...(labels ?? []).map(({ length }) => length)));

/** Times in which everything waited, each once. */
function shadeWaits(plot: uPlot, marks: readonly PageMark[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colours()('--wait');
  let shadedTo = bbox.left;
  for (const { kind, at, ms } of marks.toSorted((one, other) => one.at - other.at)) {
    if (kind !== 'waited' && kind !== 'paused' && kind !== 'throttled') continue;
    const from = Math.max(shadedTo, plot.valToPos(at / 1000, 'x', true));
    const until = Math.min(bbox.left + bbox.width, plot.valToPos((at + ms) / 1000, 'x', true));
    if (until <= from) continue;
    ctx.fillRect(from, bbox.top, until - from, bbox.height);
    shadedTo = until;
  }
  ctx.restore();
}

/** What begins or ends something has a line, and its sign on one side of it. */
const drawn: Readonly<
  Partial<Record<PageMark['kind'], readonly [sign: string, colour: string, side?: CanvasTextAlign]>>
> = {
  throttled: ['▼', '--warn'],
  retried: ['↻', '--soft'],
  killed: ['✕', '--bad', 'right'],
  resumed: ['▶', '--accent', 'left'],
  stopped: ['■', '--bad', 'right'],
};

/** Signs of one kind that are nearer than this to each other would be a smear. */
const apart = 9;

function drawMarks(plot: uPlot, marks: readonly PageMark[]): void {
  const { ctx, bbox } = plot;
  const colour = colours();
  const scale = devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * scale}px system-ui, sans-serif`;
  const last = new Map<string, number>();
  for (const { kind, at } of marks) {
    const [sign, name, side] = drawn[kind] ?? [];
    if (sign === undefined || name === undefined) continue;
    const x = Math.min(bbox.left + bbox.width, plot.valToPos(at / 1000, 'x', true));
    if (x - (last.get(sign) ?? -Infinity) < apart * scale) continue;
    last.set(sign, x);
    ctx.fillStyle = colour(name);
    ctx.textAlign = side ?? 'center';
    if (side !== undefined) ctx.fillRect(x - scale / 2, bbox.top, scale, bbox.height);
    ctx.fillText(sign, x, bbox.top - (side === undefined ? 3 : 13) * scale);
  }
  ctx.restore();
}
