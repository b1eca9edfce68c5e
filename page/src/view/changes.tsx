import type { VNode } from 'preact';
import type { Filter } from '../data/filter.ts';
import type { ChangesOverview, FieldGroup } from '../data/groups.ts';
import type { ChangeKind, Report } from '../data/row.ts';
import { countOf, thousands } from '../data/words.ts';
import { useShortened } from './use-shortened.tsx';
import type { ViewControl } from './use-view.ts';
import { ChangeLine } from './value.tsx';

const kinds: readonly ChangeKind[] = ['changed', 'set', 'cleared'];

interface ChangesFacts {
  readonly report: Report;
  readonly changes: ChangesOverview;
  readonly view: ViewControl;
  readonly isPrinted: boolean;
}

/** So many fields are shown at first. */
const mostShown = 10;

/** In which fields rows change, and how; a click shows the rows. */
export function Changes({ report, changes, view, isPrinted }: ChangesFacts): VNode | null {
  const { fields, rows, planned } = changes;
  const { shown, more } = useShortened(fields, { most: mostShown, isPrinted, what: 'fields' });
  if (fields.length === 0) return null;
  // Behind the counts stand only the rows that were counted.
  const counted: Partial<Filter> = changes.kind === 'made' && rows < planned ? { states: ['updated'] } : { states: [] };
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{headings[changes.kind]}</h2>
      {rows < planned && (
        <p class="aside">
          {countOf(planned, 'record')} {planned === 1 ? 'was' : 'were'} to change; this counts the {thousands(rows)}{' '}
          that did.
        </p>
      )}
      <table class="groups">
        <thead>
          <tr>
            <th scope="col">Field</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" class="number">
                {kind}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map((group) => (
          <FieldRows key={group.field} group={group} report={report} view={view} counted={counted} />
        ))}
      </table>
      {more}
    </section>
  );
}

const headings = {
  planned: 'What would change',
  made: 'Changes',
  unmade: 'What was to change, and did not',
} as const;

interface FieldFacts {
  readonly group: FieldGroup;
  readonly report: Report;
  readonly view: ViewControl;
  /** The part of a filter that leaves the rows that were counted. */
  readonly counted: Partial<Filter>;
}

function FieldRows({ group, report, view, counted }: FieldFacts): VNode {
  const { field, shared } = group;
  const isChosen = (kind: ChangeKind | null): boolean => view.filter.field === field && view.filter.kind === kind;
  const choose = (kind: ChangeKind | null): void =>
    isChosen(kind) ? view.narrow({ field: null, kind: null, states: [] }) : view.pick({ field, kind, ...counted });
  return (
    <tbody>
      <tr>
        <th scope="row">
          <button type="button" class="pick" aria-pressed={isChosen(null)} onClick={() => choose(null)}>
            {field}
          </button>
        </th>
        {kinds.map((kind) => (
          <td key={kind} class={`number kind-${kind}`}>
            <KindCount group={group} kind={kind} isChosen={isChosen(kind)} choose={() => choose(kind)} />
          </td>
        ))}
      </tr>
      {shared.map(({ change, input, rows }) => (
        <tr key={JSON.stringify([change.before, change.after])} class="shared">
          <td colSpan={4}>
            <ChangeLine change={change} input={report.facts.inputs[input]} most={60} isBare /> in{' '}
            {countOf(rows, 'record')}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

interface CountFacts {
  readonly group: FieldGroup;
  readonly kind: ChangeKind;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function KindCount({ group: { field, kinds: counts }, kind, isChosen, choose }: CountFacts): VNode {
  if (counts[kind] === 0) return <span class="none">0</span>;
  const says = `${thousands(counts[kind])} ${kind} in ${field}: show these rows`;
  return (
    <button type="button" class="pick" aria-pressed={isChosen} aria-label={says} onClick={choose}>
      {thousands(counts[kind])}
    </button>
  );
}
