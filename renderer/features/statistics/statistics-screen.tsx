import { useState } from 'react';
import { ClearanceTile, JointTile, LaneTile } from './tiles';
import { HeatMap } from './heat-map';
import { OfficerBars } from './officer-bars';
import { ParityTable } from './parity-table';
import { PeriodBar } from './period-bar';
import { ReasonBars } from './reason-bars';
import { RowsPanel, type Behind } from './rows-panel';
import { StageBars } from './stage-bars';
import './statistics.css';
import { useFigures } from './figures';
import { usePeriod } from './use-period';

/** 统计: how long loads took, what the joint way spared, how the yard was used; every figure leads to its rows. */
export function StatisticsScreen() {
  const { period, span, choose } = usePeriod();
  const figures = useFigures(period);
  const [behind, show] = useState<Behind | null>(null);
  return (
    <div className="statistics">
      <PeriodBar period={period} span={span} choose={choose} figures={figures} />
      <div className="statistics-body">
        <section className="tiles">
          {figures.clearance.map((c) => (
            <ClearanceTile
              key={c.direction}
              clearance={c}
              onOpen={() => show({ kind: 'clearance', direction: c.direction })}
            />
          ))}
          <JointTile joint={figures.joint} onOpen={() => show({ kind: 'joined' })} />
          <LaneTile lane={figures.lane} onOpen={() => show({ kind: 'lane' })} />
        </section>
        <section className="charts">
          <HeatMap bays={figures.bays} />
          <StageBars stages={figures.stages} />
          <OfficerBars officers={figures.officers} />
          <ReasonBars declined={figures.joint.declined} />
          <ParityTable parity={figures.parity} />
        </section>
      </div>
      {behind && <RowsPanel behind={behind} period={period} figures={figures} close={() => show(null)} />}
    </div>
  );
}
