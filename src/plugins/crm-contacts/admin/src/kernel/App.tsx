import { Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { features } from '../features';
import { paths } from './paths';
import { UndoProvider } from './useUndo';

/** Every page of the plugin; each asks for its own permission. */
export function App() {
  const pages = features.flatMap((feature) => feature.pages ?? []);
  return (
    <UndoProvider>
      <Providers>
        <Routes>
          <Route index element={<Navigate to={paths.folder('all')} replace />} />
          {pages.map(({ path, Component }) => (
            <Route key={path} path={path} element={<Component />} />
          ))}
          <Route path="*" element={<Page.Error />} />
        </Routes>
      </Providers>
    </UndoProvider>
  );
}

function Providers({ children }: { children: ReactNode }) {
  return features.reduceRight((inside, { Provider }) => (Provider ? <Provider>{inside}</Provider> : inside), <>{children}</>);
}
