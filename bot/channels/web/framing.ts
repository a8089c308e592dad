import type { Context } from 'hono';
import type { DeepLink } from '../../engine/deep-link.ts';
import type { Language } from '../../engine/language.ts';
import type { Chat } from './chat.ts';
import { type Frame, guessed } from './page/frame.ts';
import type { Visitor } from './visitor.ts';

/** Whose page it is, in which language, and with which invitation or link she came. */
export type For = {
  readonly language: Language | null;
  readonly visitor: Visitor | null;
  readonly invitation?: string | null;
  readonly link?: DeepLink | null;
};

/**
 * The frame of a page. A link is in the language that its paper was in. As long as no language was chosen, the browser's
 * own is the best guess for what is read aloud.
 */
export function frameFor(c: Context, chat: Chat, { language, visitor, invitation = null, link = null }: For): Frame {
  return {
    language,
    spoken: link?.language ?? language ?? guessed(c.req.header('accept-language')),
    embed: c.req.query('embed') !== undefined,
    zone: chat.zone,
    words: chat.words,
    hidden: {
      proof: chat.visitors.proofFor(visitor),
      ...(visitor === null ? { seed: chat.visitors.newSeed() } : {}),
      ...(invitation === null ? {} : { invite: invitation }),
    },
  };
}
