import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** Builds the page of the report: one file, which the data of a run are put into when there is one. */
export default defineConfig({
  root: fileURLToPath(new URL('page', import.meta.url)),
  publicDir: false,
  logLevel: 'warn',
  plugins: [oneFile()],
  // Whoever builds, and under whatever NODE_ENV: the other kind of JSX carries the paths of the sources on that machine.
  oxc: { jsx: { development: false } },
  build: {
    outDir: fileURLToPath(new URL('dist/page', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { input: fileURLToPath(new URL('page/report.html', import.meta.url)) },
  },
});

/** Puts script and style into the page, and lets the page run these two and load nothing. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const texts = { script: '', style: '' };
      for (const [name, file] of Object.entries(bundle)) {
        if (name.endsWith('.html')) continue;
        if (file.type === 'chunk') texts.script += file.code.trim();
        else texts.style += String(file.source).trim();
        delete bundle[name];
      }
      const page = bundle['report.html'];
      if (page?.type !== 'asset') throw new Error('Vite has made no report.html');
      page.source = assemble(String(page.source), texts);
    },
  };
}

function assemble(html: string, { script, style }: { readonly script: string; readonly style: string }): string {
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the page would end its own element');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html
    .replace(/<script type="module"[^>]*><\/script>\s*|<link rel="stylesheet"[^>]*>\s*/g, '')
    .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script>${script}</script>\n  </body>`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
