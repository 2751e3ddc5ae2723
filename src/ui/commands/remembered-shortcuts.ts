/** Whether single keys are on. */
import { remember, remembered } from '#ui/remembered.ts';

export const rememberedShortcuts = (): boolean => remembered('shortcuts') !== 'off';
export const rememberShortcuts = (on: boolean): void => remember('shortcuts', on ? 'on' : 'off');
