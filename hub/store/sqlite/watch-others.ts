import { fromKeyText } from '../key-text';
import type { News, NewsRoom } from '../news';
import type { Statements } from './statements';

/** How often we look whether another process on the file has written. Our own commits are told at once. */
const LOOK_MS = 250;

/** News of a file: what we commit ourselves, and what other connections do. */
export type FileNews = {
  readonly toldOurselves: (news: News) => void;
  readonly listen: (listener: (news: News) => void) => () => void;
  readonly stop: () => void;
};

/** Watches a file for as long as anybody listens. */
export function watchOthers(s: Statements, room: NewsRoom): FileNews {
  const told = new Map<string, number>();
  let seen = 0;
  let timer: NodeJS.Timeout | undefined;

  const versions = () =>
    s.versions.all().map((cells) => {
      const { portId, version } = cells as News;
      return { portId: fromKeyText(portId), version };
    });
  const dataVersion = () => (s.dataVersion.get() as { readonly data_version: number }).data_version;

  function look(): void {
    try {
      const now = dataVersion();
      if (now === seen) return;
      for (const { portId, version } of versions()) {
        if (told.get(portId) === version) continue;
        told.set(portId, version);
        room.tell({ portId, version });
      }
      seen = now;
    } catch {
      // the file cannot be read now: news are a hint, and the next look comes soon
    }
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    toldOurselves(news) {
      told.set(news.portId, news.version);
      room.tell(news);
    },
    listen(listener) {
      if (!room.hasListeners()) {
        seen = dataVersion();
        for (const { portId, version } of versions()) told.set(portId, version);
        timer = setInterval(look, LOOK_MS).unref();
      }
      const leave = room.listen(listener);
      return () => {
        leave();
        if (!room.hasListeners()) stop();
      };
    },
    stop,
  };
}
