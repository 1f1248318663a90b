/**
 * What stands in lists of its own: herbal pieces, granules, medicines of the peoples of the area, preparations of
 * hospitals. Invented prices; real names of kinds of goods, no brands.
 * list|code|name|initials|unit|class|prior rate|usual price|ceiling|particulars
 */
export const HERBAL = `
herbal-piece|ZY001|黄芪|hq|克|A|0|0.09||part=根 nature=甘，微温 channels=肺、脾经 effects=补气药
herbal-piece|ZY002|当归|dg|克|A|0|0.12||part=根 nature=甘、辛，温 channels=肝、心、脾经 effects=补血药
herbal-piece|ZY003|党参|ds|克|A|0|0.14||part=根 nature=甘，平 channels=脾、肺经 effects=补气药
herbal-piece|ZY004|甘草|gc|克|A|0|0.05||part=根和根茎 nature=甘，平 channels=心、肺、脾、胃经 effects=补气药
herbal-piece|ZY005|白芍|bs|克|A|0|0.07||part=根 nature=苦、酸，微寒 channels=肝、脾经 effects=补血药
herbal-piece|ZY006|茯苓|fl|克|A|0|0.06||part=菌核 nature=甘、淡，平 channels=心、肺、脾、肾经 effects=利水渗湿药
herbal-piece|ZY007|三七|sq|克|B|0.05|0.55||part=根和根茎 nature=甘、微苦，温 channels=肝、胃经 effects=止血药
herbal-piece|ZY008|天麻|tm|克|B|0.05|0.32||part=块茎 nature=甘，平 channels=肝经 effects=平肝息风药
granule|PF001|黄芪配方颗粒|hqpfkl|袋|B|0.05|1.80||specification=每袋相当于饮片10克 packaging=1袋 piece=黄芪
granule|PF002|当归配方颗粒|dgpfkl|袋|B|0.05|2.10||specification=每袋相当于饮片10克 packaging=1袋 piece=当归
granule|PF003|甘草配方颗粒|gcpfkl|袋|B|0.05|0.90||specification=每袋相当于饮片3克 packaging=1袋 piece=甘草
ethnic-medicine|MZ001|示范彝药活络贴|sfyyhlt|盒|B|0.10|36.00|36.00|specification=6贴 dosageForm=贴膏剂 indications=筋骨疼痛
ethnic-medicine|MZ002|示范白族草药浴包|sfbzcyyb|袋|B|0.10|18.00||specification=30克 dosageForm=散剂 indications=四肢酸胀
preparation|ZJ001|示范复方止咳合剂|sfffzkhj|瓶|B|0.10|16.00|16.00|specification=150毫升 dosageForm=合剂 indications=咳嗽痰多
preparation|ZJ002|示范烧伤软膏|sfssrg|支|B|0.10|12.00|12.00|specification=20克 dosageForm=软膏剂 indications=浅表烧伤
`;
