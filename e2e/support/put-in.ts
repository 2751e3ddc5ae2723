/** A text put into the field for a chain of thought by the clipboard, as people do. */
import type { Page } from '@playwright/test';

export const putIn = (page: Page, text: string): Promise<void> => page.getByLabel('The chain of thought').evaluate((field, data) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', data);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, text);
