import type { VNode } from 'preact';
import type { FieldGroup } from '../data/groups.ts';
import type { ChangeKind, Report } from '../data/row.ts';
import { countOf, thousands } from '../data/words.ts';
import { useShortened } from './use-shortened.tsx';
import type { ViewControl } from './use-view.ts';
import { ChangeLine } from './value.tsx';

const kinds: readonly ChangeKind[] = ['changed', 'set', 'cleared'];

interface ChangesFacts {
  readonly report: Report;
  readonly groups: readonly FieldGroup[];
  readonly view: ViewControl;
  readonly isPrinted: boolean;
}

/** So many fields are shown at first. */
const mostShown = 10;

/** In which fields rows change, and how; a click shows the rows. */
export function Changes({ report, groups, view, isPrinted }: ChangesFacts): VNode | null {
  const { shown, more } = useShortened(groups, { most: mostShown, isPrinted, what: 'fields' });
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{report.facts.run.command === 'plan' ? 'What would change' : 'Changes'}</h2>
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
          <FieldRows key={group.field} group={group} report={report} view={view} />
        ))}
      </table>
      {more}
    </section>
  );
}

function FieldRows({ group, report, view }: { group: FieldGroup; report: Report; view: ViewControl }): VNode {
  const { field, shared } = group;
  const isChosen = (kind: ChangeKind | null): boolean => view.filter.field === field && view.filter.kind === kind;
  const choose = (kind: ChangeKind | null): void =>
    isChosen(kind) ? view.narrow({ field: null, kind: null }) : view.pick({ field, kind });
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
