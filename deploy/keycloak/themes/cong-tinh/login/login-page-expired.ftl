<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#-- Keycloak's own has two links to different places under the same words. -->
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("pageExpiredTitle")}
    <#elseif section = "form">
        <p>${msg("pageExpiredIntro")}</p>
        <@buttons.actionGroup>
            <@buttons.buttonLink id="loginContinueLink" href=url.loginAction label="pageExpiredMsg2" class=["kcButtonPrimaryClass"] />
            <@buttons.buttonLink id="loginRestartLink" href=url.loginRestartFlowUrl label="pageExpiredMsg1" />
        </@buttons.actionGroup>
    </#if>
</@layout.registrationLayout>
