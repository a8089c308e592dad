import type { Line } from './lines.ts';

/** More lines than this that want to stay together are parted all the same. */
const MOST_TOGETHER = 8;

/** Lines that stay on one page: everything that leads, and the line that it leads to. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  for (const line of lines) {
    group.push(line);
    if (line.leads && group.length < MOST_TOGETHER) continue;
    groups.push(group);
    group = [];
  }
  return group.length > 0 ? [...groups, group] : groups;
}

const isEmpty = (line: Line): boolean => line.parts.every(({ text }) => text === '');
const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0);

function withoutRoomAbove(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line) => !isEmpty(line));
  return first < 0 ? [] : lines.slice(first);
}

/** Lines page by page, for pages of this height. Only the first page may begin with room; none holds nothing else. */
export function pagesOf(lines: readonly Line[], height: number): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  let page: Line[] = [];
  let used = 0;
  const turn = () => {
    if (page.some((line) => !isEmpty(line))) pages.push(page);
    page = [];
    used = 0;
  };
  for (const group of groupsOf(lines)) {
    if (used + heightOf(group) > height) turn();
    const set = page.length === 0 && pages.length > 0 ? withoutRoomAbove(group) : group;
    page.push(...set);
    used += heightOf(set);
  }
  turn();
  return pages;
}
