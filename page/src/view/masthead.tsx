import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import { saidDuration, saidTime, showText } from '../data/words.ts';
import { wholeFlags } from './whole-words.tsx';

const tones = { well: '✓', mixed: '!', bad: '✕' } as const;

/** What became of the run, in one sentence, and which run it was. */
export function Masthead({ facts }: { readonly facts: PageFacts }): VNode {
  const { run, verdict, tone, requests } = facts;
  const from = Date.parse(run.startedAt);
  const took = run.finishedAt === null ? null : saidDuration(Math.max(0, Date.parse(run.finishedAt) - from));
  return (
    <header class={`masthead tone-${tone}`}>
      <p class="eyebrow">
        nexload {run.command} <code>{run.id}</code>
        {run.isRehearsal && <strong class="rehearsal">A rehearsal on a sandbox: no real record was touched</strong>}
      </p>
      <h1>
        <i aria-hidden="true">{tones[tone]}</i>
        <span>{wholeFlags(showText(verdict))}</span>
      </h1>
      <p class="about">
        {run.target !== '' && <span>{showText(run.target)}</span>}
        <span>
          <time dateTime={run.startedAt}>{saidTime(from)}</time>
          {took !== null && `, took ${took}`}
        </span>
        {requests !== '' && <span>{requests}</span>}
        {run.exitCode !== null && <span>exit code {run.exitCode}</span>}
      </p>
    </header>
  );
}
