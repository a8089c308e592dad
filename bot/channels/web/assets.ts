import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'page');
const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
} as const;

export type Asset = { readonly path: string; readonly body: string; readonly type: string };

/** Under its hash a file may be kept for ever: another content has another name. */
function readAsset(name: string, ending: keyof typeof TYPES, ...files: string[]): Asset {
  const body = files.map((file) => readFileSync(join(FOLDER, file), 'utf8')).join('\n');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/chat/assets/${name}.${hash}.${ending}`, body, type: TYPES[ending] };
}

/** The files that the page needs, read once. */
export const readAssets = () => ({
  style: readAsset('chat', 'css', 'chat.css', 'controls.css', 'files.css'),
  script: readAsset('chat', 'js', 'chat.js', 'files.js', 'tray.js', 'voice.js'),
  icon: readAsset('sparrow', 'svg', 'sparrow.svg'),
});

export type Assets = ReturnType<typeof readAssets>;
