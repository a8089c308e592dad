import { ask, go, leave, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU } from '../../../engine/saying.ts';
import { referrals } from '../facts.ts';
import { inHerWords } from './way.ts';

const PAGE = 4;
const MORE: Choice = { id: 'more', label: 'social-map.more', icon: '➕' };

type Shown = { readonly page?: number };

/** Her places, the newest first; each leads to all that is known of it, and from there it can be removed. */
const mine: Step<Shown> = {
  needs: () => [referrals({})],
  ask({ page = 0 }, _, facts) {
    const all = referrals.from(facts, {});
    const shown = all.slice(page * PAGE, (page + 1) * PAGE);
    if (shown.length === 0) return leave(saying('social-map.mine-none', {}, [MENU]));
    const names = shown.map(({ place: { id, name } }): Choice => ({ id, label: 'social-map.name', params: { name } }));
    const more = all.length > (page + 1) * PAGE ? [MORE] : [];
    return ask(saying('social-map.mine', { count: all.length }, [...names, ...more]));
  },
  answer(answer, { page = 0 }, _, facts) {
    if (answer.kind !== 'choice') return inHerWords(answer, {});
    if (answer.id === MORE.id) return go('mine', { page: page + 1 });
    const domain = referrals.from(facts, {}).find(({ place }) => place.id === answer.id)?.domain;
    if (domain === undefined) return go('mine', {});
    return go('place', { id: answer.id, domain, page: 0, counted: true });
  },
};

export const mineSteps = { mine };
