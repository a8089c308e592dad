/** Every promise, in the order of the table, by what it is about. */
export const GROUPS = {
  'What people send': [
    'hears every script, to the last mark',
    'hears many at once, in order',
    'is confirmed only when the house has it',
    'is taken once, however often it comes',
    'is taken once where a process died before it could say so',
    'is taken after a time in which nobody listened',
    'is taken in order after such a time',
    'keeps nobody else waiting when it fails',
    'stops nothing, whatever is in it',
    'is answered where it cannot be read',
    'is not answered in a group',
    'is heard when she writes over it',
    'asks nothing when she takes it back',
    'brings her in through the link of staff',
    'brings the numbers of a crisis while the stores are away',
  ],
  'Files, voice and places': [
    'brings documents, photos and voice notes in',
    'is refused where a file is too large, and staff see why',
    'takes documents, photos and voice notes out',
    'shows its words although its file is gone',
    'shows a place on a map',
  ],
  'What the house says': [
    'carries whole conversations, in every language',
    'shows every script as it was meant',
    'shows choices to press',
    'takes a choice by its number in any script, and by its word',
    'shows every choice, however many and however long',
    'is split without loss where it is long',
    'shows that a message was read',
    'shows that an answer is being written',
    'can be taken back',
  ],
  'When things go wrong': [
    'waits out trouble of the platform, in order',
    'waits out a connection that breaks, in order',
    'waits as long as the platform asks',
    'is not doubled when the answer is lost',
    'goes on where a process died before it was sent',
    'is given up for who blocked us, and staff see it',
    'is given up for who is gone, and staff see it',
  ],
} as const;

export type PromiseName = (typeof GROUPS)[keyof typeof GROUPS][number];
