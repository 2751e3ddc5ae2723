/** Which of the page's screens is looked at, and its place in the address. */
export const SCREENS = ['stage', 'lab', 'scatter', 'compare', 'tasks', 'author', 'judges'] as const;
export type Screen = (typeof SCREENS)[number];

export const readScreen = (search: string): Screen => SCREENS.find((screen) => screen === new URLSearchParams(search).get('pi-view')) ?? 'stage';
