import { useEffect } from 'react';
import { useApp } from '../store/use-app.ts';

/** The chosen theme on <html>; without the attribute the system's choice counts (tokens.css). */
export function useTheme(): void {
  const theme = useApp((state) => state.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
