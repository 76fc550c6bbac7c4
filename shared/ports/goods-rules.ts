import type { PortId } from '../kernel/ids';
import { dayText } from '../kernel/time';
import { goodsRuleIdOf, type GoodsRule } from '../domain/goods-rule';

type RuleLine = Pick<GoodsRule, 'key' | 'kind' | 'effect' | 'title' | 'direction' | 'hs'> & {
  readonly except?: GoodsRule['except'];
  readonly origin?: GoodsRule['origin'];
  readonly source: string;
};

/** First versions of rules as a port is founded with them: nobody has checked them, and each says so. */
const firstVersions = (portId: PortId, lines: readonly RuleLine[]): readonly GoodsRule[] =>
  lines.map(({ source, except = [], origin = null, ...line }) => ({
    id: goodsRuleIdOf({ portId, key: line.key, version: 1 }),
    portId,
    version: 1,
    ...line,
    except,
    origin,
    from: dayText.parse('2018-01-01'),
    until: null,
    repealed: false,
    provenance: { source, verified: false },
    written: null,
  }));

const SANCTIONS =
  'UN Security Council resolutions 2371, 2375 and 2397 (2017) and the Chinese notices that follow them (2017-08, 2018-01), from memory: compare with the texts in force';
const chapters = (from: number, until: number): readonly string[] =>
  Array.from({ length: until - from + 1 }, (_, i) => String(from + i)).filter((chapter) => chapter !== '77');

/** Quanhe faces the DPRK: what the sanctions bar waits for a supervisor; produce on its way out is free. */
export const quanheGoodsRules = (portId: PortId): readonly GoodsRule[] =>
  firstVersions(portId, [
    {
      key: 'dprk-food-in',
      kind: 'embargo',
      effect: 'review',
      title: {
        zh: '自朝鲜进口水产品、农产品涉禁令',
        en: 'Seafood and farm produce from the DPRK may be under embargo',
        ru: 'Морепродукты и сельхозпродукция из КНДР могут быть под запретом',
        ko: '북한산 수산물·농산물 수입은 금수 대상일 수 있음',
      },
      direction: 'in',
      hs: ['03', '07', '08', '12'],
      origin: 'KP',
      source: SANCTIONS,
    },
    {
      key: 'dprk-goods-in',
      kind: 'embargo',
      effect: 'review',
      title: {
        zh: '自朝鲜进口矿产、木材、纺织品、机电等涉禁令',
        en: 'Minerals, timber, textiles and machinery from the DPRK may be under embargo',
        ru: 'Минералы, лес, текстиль и машины из КНДР могут быть под запретом',
        ko: '북한산 광물·목재·섬유·기계류 수입은 금수 대상일 수 있음',
      },
      direction: 'in',
      hs: ['25', '2601', '2607', '2701', '44', ...chapters(50, 63), '72', '78', '84', '85', '89'],
      origin: 'KP',
      source: SANCTIONS,
    },
    {
      key: 'dprk-goods-out',
      kind: 'embargo',
      effect: 'review',
      title: {
        zh: '对朝鲜出口金属、机械、运输工具等涉禁令',
        en: 'Metals, machinery and vehicles for the DPRK may be under embargo',
        ru: 'Металлы, машины и транспорт для КНДР могут быть под запретом',
        ko: '북한으로의 금속·기계·운송수단 수출은 금수 대상일 수 있음',
      },
      direction: 'out',
      hs: [...chapters(72, 83), '84', '85', ...chapters(86, 89)],
      source: SANCTIONS,
    },
  ]);

/** Hunchun: what the port is known to be designated for is free; what no source names waits for a supervisor. */
export const hunchunGoodsRules = (portId: PortId): readonly GoodsRule[] =>
  firstVersions(portId, [
    {
      key: 'meat-designated',
      kind: 'designated',
      effect: 'warn',
      title: {
        zh: '进境肉类：核对指定监管场地、境外企业注册和检疫许可',
        en: 'Meat coming in: check the designated site, the registered plant and the quarantine permit',
        ru: 'Ввоз мяса: проверить назначенную площадку, регистрацию завода и разрешение карантина',
        ko: '수입 육류: 지정 감독 장소, 해외 업체 등록, 검역 허가 확인',
      },
      direction: 'in',
      hs: ['02'],
      source: 'press 2025-09-16: first meat at the port on 2025-09-12; the designation itself was not seen',
    },
    {
      key: 'produce-designated',
      kind: 'designated',
      effect: 'review',
      title: {
        zh: '进境水果蔬菜：本口岸是否指定监管场地未核实',
        en: 'Fruit and vegetables coming in: whether the port is designated for them is not verified',
        ru: 'Ввоз фруктов и овощей: назначен ли пункт для них, не проверено',
        ko: '수입 과일·채소: 이 통상구의 지정 여부 미확인',
      },
      direction: 'in',
      hs: ['07', '08'],
      source: 'no source names the port as designated for fresh produce: to be settled by the port',
    },
    {
      key: 'live-animals-designated',
      kind: 'designated',
      effect: 'review',
      title: {
        zh: '进境活动物：本口岸是否指定未核实',
        en: 'Live animals coming in: whether the port is designated is not verified',
        ru: 'Ввоз живых животных: назначен ли пункт, не проверено',
        ko: '수입 생동물: 이 통상구의 지정 여부 미확인',
      },
      direction: 'in',
      hs: ['01'],
      source: 'no source names the port as designated for live land animals: to be settled by the port',
    },
    {
      key: 'timber-quarantine',
      kind: 'quarantine',
      effect: 'warn',
      title: {
        zh: '进境木材：验植物检疫证书',
        en: 'Timber coming in: check the phytosanitary certificate',
        ru: 'Ввоз леса: проверить фитосанитарный сертификат',
        ko: '수입 목재: 식물 검역 증명서 확인',
      },
      direction: 'in',
      hs: ['4403', '4407'],
      source: 'usual practice of plant quarantine, from memory',
    },
  ]);
