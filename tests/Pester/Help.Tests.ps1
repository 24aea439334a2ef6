BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    $commands = (Import-PowerShellDataFile (Get-StagedManifest)).CmdletsToExport
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
}

Describe 'Help of <_>' -ForEach $commands {
    BeforeAll {
        $script:name = $_
        $script:help = Get-Help $_ -Full
    }

    It 'has a synopsis and a description' {
        # Without a page, Get-Help shows the syntax as the synopsis.
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "^\s*$name"
        ($help.Description.Text -join ' ').Length | Should -BeGreaterThan 60
        "$($help.Synopsis) $($help.Description.Text)" | Should -Not -Match '\{\{|Fill in'
    }

    It 'has at least two examples with the command' {
        $examples = @($help.Examples.Example)
        $examples.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) {
            "$($example.Introduction.Text) $($example.Code) $($example.Remarks.Text)" | Should -Match $name
        }
    }

    It 'describes every parameter' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        $parameters = (Get-Command $name).Parameters.Keys | Where-Object { $_ -notin $common }
        # Without a page, the parameters have no description.
        $described = @{}
        foreach ($entry in $help.Parameters.Parameter) { $described[$entry.Name] = $entry.Description.Text -join ' ' }
        foreach ($parameter in $parameters) {
            "$($described[$parameter])".Length | Should -BeGreaterThan 10 -Because "-$parameter needs a description"
            $described[$parameter] | Should -Not -Match '\{\{|Fill in'
        }
    }
}

Describe 'Help of the module' {
    It 'has an about topic with the error ids' {
        $about = Get-Help about_SymblPS | Out-String
        $about | Should -Match 'Connect-Symbl -Local'
        foreach ($id in 'NotConnected', 'AuthenticationFailed', 'PlatformUnreachable', 'JobFailed', 'Timeout', 'SubmissionUncertain') {
            $about | Should -Match "Symbl\.$id"
        }
    }
}
