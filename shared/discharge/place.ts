import { wordingOf } from '@shared/discharge/byProcedure'
import { type Filling, type InstructionLibrary, wordsFrom } from '@shared/discharge/library'
import type { Plan, Side } from '@shared/plan/plan'

/**
 * Lay places, each with the words of an order that lead to it: joints, nerves and muscles as the clinical reference
 * (section 1.4) and orders name them, in English and Spanish. Matched as whole words, without accents, the first line
 * that matches counts: what names a part of the body stands before the nerves and muscles that only run through it. A
 * nerve that is reached at several heights has a place wide enough to be true at each.
 */
export const layPlaces: readonly (readonly [place: string, ...words: string[]])[] = [
  ['back-of-head', 'occipital', 'third occipital', 'occiput', 'nuca'],
  ['jaw', 'temporomandibular', 'tmj', 'masseter', 'masetero', 'temporalis', 'jaw', 'mandibular', 'mandibula'],
  ['forehead', 'supraorbital', 'supratrochlear', 'supratroclear', 'forehead', 'frontalis'],
  ['face', 'trigeminal', 'trigemino', 'infraorbital', 'maxillary', 'maxilar', 'auriculotemporal', 'face'],
  ['throat', 'glossopharyngeal', 'glosofaringeo', 'superior laryngeal', 'laringeo superior', 'throat', 'garganta'],
  ['cervical', 'levator scapulae', 'elevador de la escapula'],
  ['armpit', 'axillary brachial plexus', 'axillary plexus', 'plexo axilar', 'armpit', 'axila'],
  ['collarbone', 'infraclavicular', 'infraclavicular brachial plexus'],
  ['neck-shoulder', 'interscalene', 'interescalenico', 'supraclavicular', 'brachial plexus', 'plexo braquial'],
  ['neck-shoulder', 'trapezius', 'trapecio', 'spinal accessory', 'nervio accesorio'],
  ['collarbone', 'sternoclavicular', 'esternoclavicular', 'clavicle', 'collarbone', 'clavicula'],
  [
    'shoulder',
    'shoulder',
    'glenohumeral',
    'subacromial',
    'acromioclavicular',
    'suprascapular',
    'supraescapular',
    'hombro',
  ],
  ['shoulder', 'axillary', 'axilar', 'deltoid', 'deltoides', 'supraspinatus', 'supraespinoso', 'biceps tendon'],
  ['shoulder-blade', 'infraspinatus', 'infraespinoso', 'subscapularis', 'subescapular', 'scapula', 'escapula'],
  ['shoulder-blade', 'scapulothoracic', 'escapulotoracica', 'teres', 'redondo', 'dorsal scapular'],
  [
    'knee',
    'knee',
    'genicular',
    'geniculares',
    'geniculate',
    'rodilla',
    'patella',
    'rotula',
    'infrapatellar',
    'popliteal',
    'popliteo',
  ],
  ['side-of-hip', 'trochanteric', 'trocanterica', 'trochanter', 'trocanter', 'tensor fasciae latae'],
  ['thigh', 'lateral femoral cutaneous', 'lfcn', 'cutaneo femoral lateral', 'femorocutaneo'],
  ['hip', 'hip', 'cadera', 'pericapsular', 'peng'],
  ['elbow', 'elbow', 'codo', 'epicondyle', 'epicondilo', 'cubital tunnel', 'tunel cubital'],
  ['wrist', 'wrist', 'carpal', 'carpiano', 'muneca', 'radiocarpal'],
  ['heel', 'heel', 'talon', 'plantar fascia', 'fascia plantar', 'calcaneal', 'calcaneo', 'baxter'],
  ['ankle', 'ankle', 'tobillo', 'tarsal tunnel', 'tunel tarsiano', 'subtalar', 'tibiotalar', 'sural'],
  ['thumb', 'thumb', 'cmc', 'trapeziometacarpal', 'pulgar'],
  ['finger', 'finger', 'dedo de la mano', 'metacarpophalangeal', 'mcp', 'interphalangeal'],
  ['toe', 'toe', 'dedo del pie', 'metatarsophalangeal', 'mtp', 'hallux'],
  ['finger', 'dedo'],
  ['hand', 'hand', 'mano'],
  ['foot', 'foot', 'pie', 'morton', 'interdigital', 'midfoot'],
  [
    'groin',
    'groin',
    'ingle',
    'ilioinguinal',
    'iliohypogastric',
    'iliohipogastrico',
    'genitofemoral',
    'pubic',
    'pubica',
  ],
  ['pelvis', 'pudendal', 'pudendo', 'perineum', 'perine', 'levator ani', 'obturator internus', 'obturador interno'],
  ['tailbone', 'coccyx', 'coccygeal', 'coxis', 'coccigeo', 'ganglion impar', 'impar'],
  ['buttock', 'piriformis', 'piriforme', 'piramidal', 'gluteus', 'gluteal', 'gluteo', 'cluneal', 'buttock', 'nalga'],
  ['inner-leg', 'saphenous', 'safeno', 'obturator', 'obturador', 'adductor', 'aductor', 'adductor canal'],
  ['back-of-leg', 'posterior femoral cutaneous', 'cutaneo femoral posterior'],
  ['front-of-leg', 'femoral', 'quadriceps', 'cuadriceps', 'iliopsoas', 'psoas', 'fascia iliaca'],
  ['back-of-leg', 'sciatic', 'ciatico', 'hamstring', 'isquiotibial', 'isquiotibiales'],
  ['calf', 'gastrocnemius', 'gemelo', 'gemelos', 'soleus', 'soleo', 'calf', 'pantorrilla'],
  ['leg', 'tibial', 'peroneal', 'fibular', 'peroneo', 'leg', 'pierna', 'thigh', 'muslo'],
  ['forearm', 'forearm', 'antebrazo', 'pronator', 'pronador', 'interosseous', 'interoseo'],
  ['arm', 'median', 'mediano', 'ulnar', 'cubital', 'radial', 'musculocutaneous', 'musculocutaneo', 'arm', 'brazo'],
  ['arm', 'biceps', 'triceps'],
  ['ribs', 'intercostal', 'rib', 'ribs', 'costilla', 'costillas', 'serratus', 'serrato', 'costovertebral'],
  ['chest', 'pectoralis', 'pectoral', 'chest', 'pecho', 'sternum', 'esternon', 'costochondral', 'thoracodorsal'],
  ['belly', 'transversus abdominis', 'transverso del abdomen', 'tap', 'rectus abdominis', 'recto del abdomen'],
  ['belly', 'abdominal', 'abdomen', 'anterior cutaneous', 'rectus sheath', 'celiac', 'celiaco'],
  ['sacroiliac', 'sacroiliac', 'sacroiliaca', 'si joint'],
  ['cervical', 'cervical', 'neck', 'cuello', 'sternocleidomastoid', 'esternocleidomastoideo', 'scalene', 'escaleno'],
  ['cervical', 'splenius', 'esplenio', 'stellate', 'estrellado'],
  ['thoracic', 'thoracic', 'toracica', 'toracico', 'upper back', 'espalda alta', 'rhomboid', 'romboides'],
  ['thoracic', 'latissimus', 'dorsal ancho', 'erector spinae', 'long thoracic'],
  ['lumbar', 'lumbar', 'lower back', 'low back', 'espalda baja', 'quadratus lumborum', 'cuadrado lumbar', 'multifidus'],
  ['sacral', 'sacral', 'sacrum', 'sacro'],
]

const plainWords = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The lay name of a region, or null where there is none and the words of the plan have to stand. */
export function placeOf(region: string): string | null {
  const text = ` ${plainWords(region).replace(/[^a-z0-9]+/g, ' ')} `
  return layPlaces.find(([, ...words]) => words.some((word) => text.includes(` ${word} `)))?.[0] ?? null
}

const sideBlocks: Readonly<Record<Side, string>> = {
  left: 'side.left',
  right: 'side.right',
  bilateral: 'side.bilateral',
  midline: 'side.none',
  'not-applicable': 'side.none',
}

/** The lay name of the place of a plan, or null. */
function knownPlace(plan: Plan): string | null {
  return wordingOf[plan.procedure].place ?? placeOf(plan.region) ?? placeOf(plan.target ?? '')
}

export function hasLayPlace(plan: Plan): boolean {
  return knownPlace(plan) !== null
}

/** "your lower back, LEFT side": where it was done, in lay words where there are some, else as the plan has it. */
export function sayPlace(plan: Plan, library: InstructionLibrary): Filling {
  const known = knownPlace(plan)
  const area = known === null ? plan.target || plan.region : wordsFrom(library, `place.${known}`)
  return { text: wordsFrom(library, sideBlocks[plan.side], { area }), from: 'plan', typed: known === null }
}
