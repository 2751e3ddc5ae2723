/** Words of the gallery's frame; exhibits bring their own. */
import { wording } from '#ui/wording.ts';

export const galleryStrings = wording({
  title: 'Gallery',
  lead: 'Every state of every view, from simulated runs. Each exhibit stands by itself: try it, nothing is kept.',
  contents: 'Contents',
  colours: 'Colours',
  schemes: { page: 'As the page', light: 'Light', dark: 'Dark' },
  width: 'Width',
  widths: { page: 'As the page', phone: '360 pixels' },
  locale: { pseudo: 'In pseudo-locale', plain: 'In English' },
  alone: 'alone',
  aloneOf: (title: string) => `${title}, alone`,
  phoneOf: (title: string) => `${title}, 360 pixels wide`,
  missing: 'There is no exhibit of this name.',
} as const);
