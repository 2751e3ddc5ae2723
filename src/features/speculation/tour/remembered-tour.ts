/** Whether the tour was finished once, on this visit or an earlier one. */
import { remember, remembered } from '#ui/remembered.ts';

export const rememberedTour = (): boolean => remembered('tour') === 'finished';
export const rememberTour = (): void => remember('tour', 'finished');
