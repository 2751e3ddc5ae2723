/** The page's first script. */
import '#ui/tokens.css';
import '#ui/base.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { watchStyles } from './styles-again.ts';
import { applyTheme } from './theme.ts';

applyTheme();
watchStyles();
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
