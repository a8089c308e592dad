import type { House } from '../engine/house.ts';
import type { Place } from '../engine/saying.ts';
import type { Understanding } from '../engine/understanding.ts';
import { absence } from './absence/index.ts';
import { appointments } from './appointments/index.ts';
import { attendance } from './attendance/index.ts';
import { calendar } from './calendar/index.ts';
import { crisis } from './crisis/index.ts';
import { cvDesk } from './cv-desk/index.ts';
import { cvTalk } from './cv-talk/index.ts';
import { mentoring } from './mentoring/index.ts';
import { myData } from './my-data/index.ts';
import { onCall } from './on-call/index.ts';
import { onboarding } from './onboarding/index.ts';
import { sessions } from './sessions/index.ts';
import { socialMap } from './social-map/index.ts';

const at = (room: string, step: string): Place => ({ room, step, data: {} });

/** The house with all its rooms. Written by hand: the order here is the order of the menu. */
export const house = (understanding: Understanding): House => ({
  rooms: [
    absence,
    socialMap,
    cvDesk,
    cvTalk,
    onboarding,
    myData,
    mentoring,
    sessions,
    appointments,
    attendance,
    calendar,
    crisis,
    onCall,
  ],
  understanding,
  places: {
    welcome: at('onboarding', 'welcome'),
    language: at('onboarding', 'language'),
    who: at('onboarding', 'who'),
    stop: at('my-data', 'stop'),
    askHelp: at('social-map', 'start'),
    crisis: at('crisis', 'yes'),
    wipe: at('my-data', 'wipe'),
    read: at('my-data', 'read'),
  },
});
