import type { Assets } from '../assets.ts';
import { actionOf, type Frame, text } from './frame.ts';
import { documentOf } from './page.tsx';
import { tooBig } from './size.ts';
import { Sparrow } from './sparrow.tsx';

/** Why a file cannot be taken. */
export type NotKept = 'no-file' | 'first-question' | 'too-big' | 'not-taken';

const WORDS: Readonly<Record<NotKept | 'gone', (frame: Frame) => string>> = {
  'no-file': (frame) => text(frame, 'no-file'),
  'first-question': (frame) => text(frame, 'first-question'),
  'too-big': tooBig,
  'not-taken': (frame) => text(frame, 'not-taken'),
  gone: (frame) => text(frame, 'gone'),
};

/** For whoever has no script: what is the matter with the file, which may be gone since, and the way back. */
export const notKeptPage = (frame: Frame, assets: Assets, why: NotKept | 'gone') =>
  documentOf(
    frame,
    assets,
    {},
    <main class="trouble">
      <Sparrow />
      <h1>{WORDS[why](frame)}</h1>
      <a href={actionOf(frame)}>↩ {text(frame, 'to-chat')}</a>
    </main>,
  );
