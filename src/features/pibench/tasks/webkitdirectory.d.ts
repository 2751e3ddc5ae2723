/** An input for folders, which React does not know by name. */
import 'react';

declare module 'react' {
  interface InputHTMLAttributes<T> {
    readonly webkitdirectory?: string;
  }
}
