import { ask, leave, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU } from '../../../engine/saying.ts';
import { mine } from '../facts.ts';
import { isPhoto } from '../named.ts';
import { type Found, KIND_CHOICES, kindIn, towards } from './towards.ts';

const OTHER: Choice = { id: 'other', label: 'cv-desk.kind-other', icon: '❓' };

type Maybe = { readonly found?: Found };

const asWhat = (data: Maybe): Move => ask(saying('cv-desk.which', {}, [...KIND_CHOICES, OTHER]), data);

/** A file of which she has not said here what it is: she is asked, and need not send it again. */
const which: Step<Maybe> = {
  needs: (_, { answer }) => (answer?.kind === 'choice' ? [mine({})] : []),
  ask: asWhat,
  answer(answer, { found }, { now }, facts) {
    if (answer.kind === 'file') {
      const { since = now, count = 0 } = found ?? {};
      return asWhat({ found: { since, count: count + 1, photo: isPhoto(answer.name) } });
    }
    if (answer.kind !== 'choice') return miss;
    const kind = kindIn(answer.id);
    if (kind !== undefined && found !== undefined) return towards({ kind, found }, facts);
    return leave(saying('engine.attachment', {}, [MENU]), { kind: 'want-human', why: 'asked' });
  },
};

export const whichSteps = { which };
