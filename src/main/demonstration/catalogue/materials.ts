/**
 * Consumables and implants. Invented prices; real names of kinds of goods, no brands.
 * code|name|initials|unit|class|prior rate|usual price|ceiling|procured|uses|from
 */
export const MATERIALS = `
HC001|一次性使用输液器|ycxsysyq|套|A|0|2.60|2.60||ward
HC002|一次性使用注射器|ycxsyzsq|支|A|0|0.80|0.80||ward clinic
HC003|静脉留置针|jmmzz|支|A|0|12.60|12.60|procured|ward
HC004|中心静脉导管|zxjmdg|套|B|0.10|186.00|186.00||intensive
HC005|经外周中心静脉导管|jwzzxjmdg|套|B|0.10|680.00|640.00||oncology
HC006|一次性导尿包|ycxdnb|套|A|0|26.80|26.80||ward
HC007|气管插管导管|qgcgdg|支|A|0|48.60|48.60||surgery intensive
HC008|密闭式吸痰管|mbsxtg|支|B|0.10|86.00|80.00||intensive
HC009|一次性呼吸回路|ycxhxhm|套|B|0.10|148.00|140.00||intensive
HC010|医用外科缝线|yywkfx|根|A|0|28.60|28.60|procured|surgery
HC011|可吸收缝线|kxsfx|根|B|0.10|86.00|78.00|procured|surgery
HC012|止血材料|zxcl|片|B|0.20|268.00|240.00||surgery
HC013|医用防粘连膜|yyfzlm|片|B|0.20|680.00|560.00||surgery
HC014|一次性吻合器|ycxwhq|把|B|0.20|1480.00|1480.00|procured|surgery oncology
HC015|超声刀头|csdt|把|B|0.20|980.00|980.00|procured|surgery
HC016|腹腔镜穿刺器|fqjccq|套|B|0.10|268.00|268.00|procured|surgery
HC017|疝补片|sbp|片|B|0.10|1180.00|1180.00|procured|hernia
HC018|人工晶状体|rgjzt|枚|B|0.10|1280.00|1280.00|procured|lens
HC019|药物洗脱冠脉支架|ywxtgmzj|枚|B|0.10|798.00|798.00|procured|cardiac
HC020|冠脉球囊扩张导管|gmqnkzdg|根|B|0.10|326.00|326.00|procured|cardiac
HC021|造影导管|zydg|根|B|0.10|180.00|180.00|procured|cardiac
HC022|造影导丝|zyds|根|B|0.10|148.00|148.00|procured|cardiac
HC023|血管鞘组|xgqz|套|B|0.10|196.00|196.00|procured|cardiac
HC024|双腔永久起搏器|sqyjqbq|套|B|0.20|19800.00|19800.00|procured|pacemaker
HC025|人工髋关节假体|rgkgjjt|套|B|0.20|7280.00|7280.00|procured|hip
HC026|人工膝关节假体|rgxgjjt|套|B|0.20|5680.00|5680.00|procured|knee
HC027|脊柱椎弓根钉棒系统|jzzggdbxt|套|B|0.20|8600.00|8600.00|procured|spine
HC028|骨接合用接骨板|gjhyjgb|块|B|0.10|686.00|686.00|procured|ortho
HC029|骨接合用螺钉|gjhymd|枚|B|0.10|96.00|96.00|procured|ortho
HC030|骨水泥|gsn|包|B|0.20|860.00|780.00||ortho
HC031|外固定支架|wgdzj|套|B|0.20|1280.00|1180.00||ortho
HC032|颅骨修补钛网|mgxbtw|块|B|0.20|6800.00|6200.00||neuro
HC033|颅内动脉瘤夹|mndmmj|枚|B|0.20|3860.00|3860.00||neuro
HC034|弹簧圈|dhq|枚|B|0.20|4200.00|4200.00|procured|neuro
HC035|脑室引流装置|nsymzz|套|B|0.10|1280.00|1280.00||neuro
HC036|人工耳蜗植入体|rgewzst|套|B|0.20|96000.00|96000.00||ear
HC036|人工耳蜗植入体|rgewzst|套|B|0.20|44800.00|44800.00|procured|ear|2025-03-01
HC037|血液透析器|xytxq|支|A|0|68.60|68.60|procured|dialysis
HC038|血液透析管路|xytxgm|套|A|0|26.80|26.80|procured|dialysis
HC039|血液灌流器|xygmq|支|B|0.10|460.00|430.00|procured|dialysis
HC040|动静脉内瘘穿刺针|djmnmccz|支|A|0|8.60|8.60||dialysis
HC041|连续性血液净化管路|lxxxyjhgm|套|B|0.10|980.00|920.00||intensive costly
HC042|体外膜肺氧合套包|twmfyhtb|套|B|0.20|38600.00|36000.00||costly
HC043|人工心脏瓣膜|rgxzbm|枚|B|0.20|24800.00|24800.00||cardiac costly
HC044|主动脉覆膜支架|zdmfmzj|套|B|0.20|68600.00|66000.00||cardiac costly
HC045|医用胶片|yyjp|张|A|0|14.60|12.00||imaging
HC046|造影剂|zyj|瓶|B|0.10|118.00|110.00|procured|imaging
HC047|血糖试纸|xtsz|盒|B|0.10|48.60|45.00||diabetes
HC048|胰岛素注射针头|ydszszt|盒|B|0.10|36.80|33.00||diabetes
HC049|胰岛素泵|ydsb|台|C|0|28600.00|||selfpaid
HC050|一次性吸氧管|ycxxyg|根|A|0|3.60|3.60||ward
HC051|医用纱布敷料|yysbfl|包|A|0|4.80|4.80||ward surgery clinic
HC052|水胶体敷料|sjtfl|片|B|0.20|46.80|40.00||surgery
HC053|负压引流材料|fyymcl|套|B|0.20|680.00|600.00||surgery ortho
HC054|镇痛泵|ztb|个|B|0.20|186.00|160.00||surgery
HC055|口腔种植体|kqzzt|颗|C|0|2380.00|||selfpaid
HC056|角膜塑形镜|jmsxj|副|C|0|5800.00|||selfpaid
HC057|助听器|ztq|个|C|0|3600.00|||selfpaid
HC058|拐杖|gz|副|C|0|120.00|||selfpaid
HC059|医用弹力袜|yydlw|双|C|0|186.00|||selfpaid
`;
