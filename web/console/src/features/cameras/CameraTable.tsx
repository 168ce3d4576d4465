import type { CameraSummary } from '@shancheng/contracts/directory';
import { TimeAgo, ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface CameraTableProps {
  cameras: readonly (CameraSummary & { openIncidents?: number })[];
  selectedId: string | undefined;
  onSelect: (id: string) => void;
}

/** Every camera: is it well, when was it last heard of, which rules hold right now. */
export function CameraTable({ cameras, selectedId, onSelect }: CameraTableProps) {
  const { t } = useTranslation();
  return (
    <table className="plain cameras">
      <thead>
        <tr>
          <th>{t('cameras.state')}</th>
          <th>{t('cameras.name')}</th>
          <th>{t('cameras.lastSeen')}</th>
          <th className="number">{t('cameras.fps')}</th>
          <th>{t('cameras.rules')}</th>
        </tr>
      </thead>
      <tbody>
        {cameras.map((camera) => (
          <tr key={camera.id} aria-current={camera.id === selectedId} onClick={() => onSelect(camera.id)}>
            <td>
              <CameraState state={camera.state} />
            </td>
            <td>
              <Link to="/" search={{ q: camera.name, source: 'video' }}>
                {camera.name}
              </Link>
              <br />
              <small className="sc-muted">
                {camera.streetName} · <span className="sc-number">{camera.id}</span>
              </small>
            </td>
            <td>
              {camera.lastSeenAt ? (
                <TimeAgo at={camera.lastSeenAt} />
              ) : (
                <span className="sc-muted">{t('cameras.never')}</span>
              )}
            </td>
            <td className="number sc-number">{camera.framesPerSecond?.toFixed(1) ?? '–'}</td>
            <td>
              {camera.rules.map((rule) => (
                <div key={rule.id} className="camera-rule" data-active={rule.active === true}>
                  <i aria-hidden="true" />
                  {rule.name}{' '}
                  <span className="sc-muted">{rule.active ? t('cameras.ruleHolds') : t('cameras.ruleQuiet')}</span>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CameraState({ state }: { state: CameraSummary['state'] }) {
  const { t } = useTranslation();
  const tone = state === 'live' ? 'closed' : state === 'never-seen' ? 'void' : 'overdue';
  return <ToneTag tone={tone}>{t(`cameraState.${state}`)}</ToneTag>;
}
