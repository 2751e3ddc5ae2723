/** Ways to look at the rounds. The first is where the page starts; the link names any other (`view=`). */
export const STUDIES = ['rounds', 'tree', 'time', 'statistics', 'what-if', 'compare'] as const;
export type StudyName = (typeof STUDIES)[number];

export const isStudy = (name: string | null): name is StudyName => STUDIES.some((study) => study === name);
