import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import { nameOfInput, showText, thousands } from '../data/words.ts';

/** Where everything came from, and how it was treated. */
export function Facts({ facts }: { readonly facts: PageFacts }): VNode {
  const { inputs, settings, files } = facts;
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">Where this comes from</h2>
      <Inputs inputs={inputs} />
      <dl class="settings">
        {settings.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div class="of-files">
          <dt>Files beside this page</dt>
          <dd class="files">
            {namesOf(files).map((name) => (
              <a key={name} href={encodeURIComponent(name)}>
                {name}
              </a>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Inputs({ inputs }: Pick<PageFacts, 'inputs'>): VNode {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Inputs">
      <table>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">Record type</th>
            <th scope="col" class="number">
              Rows
            </th>
            <th scope="col">Read as</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map((input, at) => (
            <tr key={at}>
              <th scope="row">{showText(nameOfInput(input))}</th>
              <td>{input.resource}</td>
              <td class="number" data-unit="rows">
                {thousands(input.rows)}
              </td>
              <td>{input.reading}</td>
              <td>
                <code class="hash">{input.sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function namesOf(files: PageFacts['files']): readonly string[] {
  return Object.entries(files).flatMap(([name, paths]: [string, string | readonly string[]]) =>
    name === 'page' ? [] : paths,
  );
}
