/** A stable id for somebody or something invented: `00000000-0000-4000-8000-000000000007`. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
