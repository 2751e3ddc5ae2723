/** An input for folders, which React does not know by name. */
import 'react';

declare module 'react' {
  // The declaration that it adds to names it T.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface InputHTMLAttributes<T> {
    readonly webkitdirectory?: string;
  }
}
