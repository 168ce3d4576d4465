import type { ComplianceCheck } from '@shancheng/contracts/compliance';
import { useTokens } from '@shancheng/ui';
import { Segmented } from 'antd';
import type { Polygon } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { DrawField } from '../../shared/tool-ui/DrawField.tsx';
import { shapesOf } from '../../shared/tool-ui/map-shapes.ts';
import { ToolAnswer } from '../../shared/tool-ui/ToolAnswer.tsx';
import { useShown } from '../../shared/tool-ui/use-shown.ts';
import { ComplianceForm } from './ComplianceForm.tsx';
import { ComplianceReport } from './ComplianceReport.tsx';
import { requestOf } from './compliance-form.ts';
import { EarlierChecks } from './EarlierChecks.tsx';
import { UploadParcel } from './UploadParcel.tsx';
import { useComplianceCheck, useExamine } from './use-compliance.ts';
import { VERDICT_TONE } from './verdict-tone.ts';

/** 项目合规性审查: may this be built here, and why not. */
export function CompliancePanel({ area, asOf, mode, onMode, onShow, onFocus }: MapToolProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<'new' | 'earlier'>('new');
  const [told, setTold] = useState<Polygon>();
  const [checkId, setCheckId] = useState<string>();
  const examine = useExamine();
  const check = useComplianceCheck(checkId);
  const showPlace = useRef(false);
  const corner = check.data?.parcel.coordinates[0]?.[0];
  useEffect(() => {
    const [lon, lat] = corner ?? [];
    if (!showPlace.current || lon === undefined || lat === undefined) return;
    showPlace.current = false;
    onFocus({ lon, lat });
  }, [corner, onFocus]);
  // what is being drawn wins over a file read, or ground examined, before
  const parcel = mode === 'area' && area ? area : (told ?? area);
  useParcelShown({ check: check.data, told, onShow });
  const open = (id: string) => {
    setCheckId(id);
    setTab('new');
  };
  return (
    <div className="tool-compliance">
      <Segmented
        block
        value={tab}
        onChange={setTab}
        options={[
          { value: 'new', label: t('tools.compliance.new') },
          { value: 'earlier', label: t('tools.compliance.earlier') },
        ]}
      />
      {tab === 'earlier' ? (
        <EarlierChecks
          onChoose={(id) => {
            showPlace.current = true;
            open(id);
          }}
        />
      ) : (
        <>
          <ComplianceForm
            parcel={parcel}
            busy={examine.isPending}
            ground={
              <DrawField kind="area" label={t('tools.compliance.ground')} shape={parcel} mode={mode} onMode={onMode}>
                <UploadParcel
                  onRead={({ parcel: read }) => {
                    const outline = read as Polygon; // the contract says RFC 7946
                    onMode('ask');
                    setTold(outline);
                    const [lon, lat] = outline.coordinates[0]?.[0] ?? [];
                    if (lon !== undefined && lat !== undefined) onFocus({ lon, lat });
                  }}
                />
              </DrawField>
            }
            onExamine={(words) => {
              if (!parcel) return;
              const done = ({ id }: ComplianceCheck) => {
                // the drawing gives way to the verdict’s colour, and stays the ground of the next check
                setTold(parcel);
                onMode('ask');
                open(id);
              };
              examine.mutate(requestOf(words, parcel, asOf), { onSuccess: done });
            }}
          />
          <ToolAnswer
            query={{
              data: check.data,
              error: examine.error ?? check.error,
              isFetching: examine.isPending || check.isFetching,
            }}
            onRetry={() => (examine.error ? examine.reset() : void check.refetch())}
          >
            {(made) => <ComplianceReport check={made} />}
          </ToolAnswer>
        </>
      )}
    </div>
  );
}

interface ParcelShownOptions extends Pick<MapToolProps, 'onShow'> {
  check: ComplianceCheck | undefined;
  told: Polygon | undefined;
}

/** The examined ground in the colour of its verdict; before that, the outline told otherwise than by drawing. */
function useParcelShown({ check, told, onShow }: ParcelShownOptions): void {
  const { tones, primary } = useTokens();
  const shapes = useMemo(() => {
    if (check) {
      const color = tones[VERDICT_TONE[check.verdict]].fill;
      return shapesOf([{ geometry: check.parcel, color, opacity: 0.35 }]);
    }
    return told ? shapesOf([{ geometry: told, color: primary, opacity: 0.2 }]) : undefined;
  }, [check, told, tones, primary]);
  useShown(onShow, shapes);
}
